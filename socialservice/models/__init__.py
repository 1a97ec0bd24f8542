from .calendar import CalendarDay
from .catalogue import Facility, Service, ServiceName, ServiceProlongation
from .emergencies import Emergency, EmergencyChange
from .files import FilePiece, StoredFile
from .identities import FormerCode, PersonMerge, Twins
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
from .restrictions import Restriction, RestrictionNotice, SwitchCommand, SwitchStep
from .retention import RetentionRun, RetentionTerm
from .sending import Gateway, IdentityCheck, LetterText, MassLetter, MassRecipient, PrintBatch, SmsReply
from .staff import AccessLog, Posting, StaffCertificate, StaffCompetence, User

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
    "Facility",
    "FilePiece",
    "FormerCode",
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
    "PersonMerge",
    "PhoneLine",
    "Posting",
    "PrintBatch",
    "QueueOrder",
    "ReceptionMode",
    "Restriction",
    "RestrictionNotice",
    "RetentionRun",
    "RetentionTerm",
    "Service",
    "ServiceName",
    "ServiceProlongation",
    "SmsReply",
    "SpecialistDistrict",
    "StaffCertificate",
    "StaffCompetence",
    "StoredFile",
    "Submission",
    "SwitchCommand",
    "SwitchStep",
    "Twins",
    "User",
    "Verification",
]
