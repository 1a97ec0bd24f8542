from .applications import Application
from .certificates import Certificate, CertificateSeries
from .extensions import Extension, ExtensionRun, ReviewItem
from .households import Household, HouseholdMember
from .statuses import Status, StatusEvent

__all__ = [
    "Application",
    "Certificate",
    "CertificateSeries",
    "Extension",
    "ExtensionRun",
    "Household",
    "HouseholdMember",
    "ReviewItem",
    "Status",
    "StatusEvent",
]
