from .applications import Application, Decision, Income, IncomeTest
from .awards import Allotment, Award, BulkExtension, Entitlement, EntitlementStep, Payment, PaymentTaken, Ticket
from .certificates import Certificate, CertificateSeries, DecisionSeries
from .deadlines import Deadline, Jubilee, UnchangedStatement
from .extensions import Extension, ExtensionRun, ReviewItem
from .households import Household, HouseholdMember
from .rules import BankAccount, BenefitRule, Group, GroupMembership, RefusalReason
from .statuses import Status, StatusEvent
from .thresholds import HousingFactor, MunicipalLine, PensionAge, StateThreshold

__all__ = [
    "Allotment",
    "Application",
    "Award",
    "BankAccount",
    "BenefitRule",
    "BulkExtension",
    "Certificate",
    "CertificateSeries",
    "Deadline",
    "Decision",
    "DecisionSeries",
    "Entitlement",
    "EntitlementStep",
    "Extension",
    "ExtensionRun",
    "Group",
    "GroupMembership",
    "Household",
    "HouseholdMember",
    "HousingFactor",
    "Income",
    "IncomeTest",
    "Jubilee",
    "MunicipalLine",
    "Payment",
    "PaymentTaken",
    "PensionAge",
    "RefusalReason",
    "ReviewItem",
    "StateThreshold",
    "Status",
    "StatusEvent",
    "Ticket",
    "UnchangedStatement",
]
