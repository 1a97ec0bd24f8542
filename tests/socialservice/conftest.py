import pytest

from tests.gateways import ReceiptsGateway, SmsGateway, mail_server


@pytest.fixture
def mail_host(settings):
    with mail_server() as server:
        settings.EMAIL_URL = server.url
        yield server


@pytest.fixture
def sms_host(settings):
    with SmsGateway().listening() as gateway:
        settings.SMS_URL = gateway.url
        yield gateway


@pytest.fixture
def receipts_host():
    with ReceiptsGateway().listening() as gateway:
        yield gateway
