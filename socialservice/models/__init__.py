from .calendar import CalendarDay
from .catalogue import Service, ServiceName
from .emergencies import Emergency, EmergencyChange
from .files import FilePiece, StoredFile
from .letters import Letter, Verification
from .lines import PhoneLine
from .mail import DropBox, Emptying, Mailbox, MailMessage
from .municipalities import (
    Competence,
    Department,
    DepartmentName,
    DepartmentPolicy,
    InstitutionName,
    Municipality,
)
from .offices import (
    BasePlace,
    CaseAssignment,
    District,
    DistrictNorm,
    Office,
    OfficeName,
    OfficeOpening,
    QueueOrder,
    ReceptionMode,
    SpecialistDistrict,
)
from .people import Channel, Language, Person, Submission
from .retention import RetentionRun, RetentionTerm
from .sending import Gateway, IdentityCheck, LetterText, MassLetter, MassRecipient, PrintBatch, SmsReply
from .staff import AccessLog, Posting, StaffCompetence, User

__all__ = [
    "AccessLog",
    "BasePlace",
    "CalendarDay",
    "CaseAssignment",
    "Channel",
    "Competence",
    "Department",
    "DepartmentName",
    "DepartmentPolicy",
    "District",
    "DistrictNorm",
    "DropBox",
    "Emergency",
    "EmergencyChange",
    "Emptying",
    "FilePiece",
    "Gateway",
    "IdentityCheck",
    "InstitutionName",
    "Language",
    "Letter",
    "LetterText",
    "MailMessage",
    "Mailbox",
    "MassLetter",
    "MassRecipient",
    "Municipality",
    "Office",
    "OfficeName",
    "OfficeOpening",
    "Person",
    "PhoneLine",
    "Posting",
    "PrintBatch",
    "QueueOrder",
    "ReceptionMode",
    "RetentionRun",
    "RetentionTerm",
    "Service",
    "ServiceName",
    "SmsReply",
    "SpecialistDistrict",
    "StaffCompetence",
    "StoredFile",
    "Submission",
    "User",
    "Verification",
]
