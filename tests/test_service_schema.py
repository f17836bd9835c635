"""The service keeps what its OpenAPI description says."""

from __future__ import annotations

from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS

from labial.service import Limits, Settings
from service_sample import running

LIMITS = replace(Limits(), text_characters=60, speech_s=3.0, requests_a_minute=100_000)


@pytest.mark.slow
def test_requests_by_the_description_are_answered_as_it_says() -> None:
    with running(Settings(port=0, limits=LIMITS)) as service:
        schema = schemathesis.openapi.from_url(f"{service.address}/openapi.json")
        print([check.__name__ for check in CHECKS.get_all()])
        for result in schema.get_all_operations():
            operation = result.ok()

            @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
            @operation.as_strategy_decorator  # type: ignore
            def check(case: schemathesis.Case) -> None:
                case.call_and_validate()

            check()
