"""Files as they were received: encrypted, in pieces, never opened here."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import files
from .fields import EncryptedTextField, decrypted
from .municipalities import Municipality
from .people import Submission

PIECE = 256 * 1024


class StoredFile(models.Model):
    """One file of a submission. `name` is as received; `shown_name` has personal codes masked."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="files")
    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.CASCADE, related_name="files")
    message = models.ForeignKey("MailMessage", null=True, on_delete=models.CASCADE, related_name="files")
    name = EncryptedTextField(_("name"))
    shown_name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveIntegerField(_("size, bytes"))
    sha256 = models.CharField(max_length=64)
    contents = models.JSONField(_("what is inside"), null=True, blank=True)  # of a container: [[name, bytes], …]
    created_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(submission__isnull=False) | Q(message__isnull=False), name="file_came_with_something"
            )
        ]

    def __str__(self):
        return self.shown_name

    @property
    def is_signed(self) -> bool:
        """May hold an electronic signature."""
        return files.is_signed(self.media_type, self.shown_name)

    @property
    def may_hold_files(self) -> bool:
        return files.is_container(self.media_type)

    def read(self):
        """The content as received, piece by piece: never all of it at once."""
        for number in range(-(-self.size // PIECE)):
            yield decrypted(bytes(self.pieces.values_list("content", flat=True).get(number=number)))


class FilePiece(models.Model):
    """Up to 256 KiB of a file, encrypted."""

    file = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="file_piece_once")]

    def __str__(self):
        return str(self.number)
