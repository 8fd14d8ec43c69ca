"""What one server process tells of itself in figures, in Prometheus' form; nothing in them is about anybody."""

from collections.abc import Callable
from typing import cast

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from enplan_server.current import Current

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """Each process has its own, and tells its own."""

    content_type = "text/plain; version=0.0.4; charset=utf-8"

    def __init__(self, database_is_up: Callable[[], bool]) -> None:
        self.registry = CollectorRegistry()
        here = self.registry
        self._requests = Counter(
            "enplan_requests", "Requests answered", ("method", "route", "status"), registry=here
        )
        self._seconds = Histogram(
            "enplan_request_seconds", "How long answers took", ("route",), buckets=_SECONDS, registry=here
        )
        self._acknowledged = Counter(
            "enplan_changes_acknowledged", "Changes taken, repeats among them", registry=here
        )
        self._refused = Counter("enplan_changes_refused", "Changes not taken", ("reason",), registry=here)
        up = Gauge("enplan_database_up", "Whether the database answers", registry=here)
        up.set_function(lambda: float(database_is_up()))
        ProcessCollector(registry=here)

    def watch_connections(self, count: Callable[[], int]) -> None:
        Gauge("enplan_connections", "Open connections of laptops", registry=self.registry).set_function(count)

    def watch_waiting(self, count: Callable[[], int]) -> None:
        waiting = Gauge("enplan_waiting_laptops", "Laptops that wait for news", registry=self.registry)
        waiting.set_function(count)

    def watch_pool(self, engine: Engine) -> None:
        pool = cast(QueuePool, engine.pool)
        in_use = Gauge("enplan_database_connections_in_use", "Connections at work", registry=self.registry)
        in_use.set_function(pool.checkedout)

    def answered(self, method: str, route: str, status: int, seconds: float, request: Current) -> None:
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(route).observe(seconds)
        if status == 200:
            self._acknowledged.inc(request.acknowledged)
            for reason, count in request.refused.items():
                self._refused.labels(reason).inc(count)

    def text(self) -> bytes:
        return generate_latest(self.registry)
