from .calendar import CalendarDay
from .catalogue import Service, ServiceName
from .emergencies import Emergency, EmergencyChange
from .letters import Letter, Verification
from .lines import PhoneLine
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
    "Emergency",
    "EmergencyChange",
    "InstitutionName",
    "Language",
    "Letter",
    "Municipality",
    "Office",
    "OfficeName",
    "OfficeOpening",
    "Person",
    "PhoneLine",
    "Posting",
    "QueueOrder",
    "ReceptionMode",
    "Service",
    "ServiceName",
    "SpecialistDistrict",
    "StaffCompetence",
    "Submission",
    "User",
    "Verification",
]
