"""Uses the client that openapi-generator writes with python. Usage: use_of_python.py ADDRESS KEY"""

import json
import sys

import rapport_client
from rapport_client import Event, EventData, EventDataScore, Problem

checks = 0


def check(what, actual, expected):
    global checks
    if actual != expected:
        sys.exit(f"FAILED: {what}: {actual!r} instead of {expected!r}")
    checks += 1


def answer(number, score):
    return Event(
        id=f"python-{number}",
        source="python",
        type="survey.answered",
        time=f"2026-03-0{number}T10:00:00Z",
        subject=f"survey:python-{number}",
        data=EventData(kind="nps", score=EventDataScore(score), survey="python"),
    )


def counts(receipt):
    return (receipt.accepted, receipt.duplicates, receipt.conflicts, receipt.rejected)


base, key = sys.argv[1:]
client = rapport_client.ApiClient(rapport_client.Configuration(host=base, access_token=key))
ingest = rapport_client.SendApi(client)
metrics = rapport_client.SatisfactionApi(client)
facts = rapport_client.ExploreApi(client)

check("one event is accepted", counts(ingest.post_events([answer(1, 10.0)])), (1, 0, 0, 0))
four = [answer(1, 10.0), answer(2, 9.0), answer(3, 7.0), answer(4, 2.0)]
check("of many, the first is known", counts(ingest.post_events(four)), (3, 1, 0, 0))

march = dict(var_from="2026-03-01", to="2026-04-01", filter=["survey:python"])
nps = metrics.get_nps(**march, tz="UTC", grain="month")
check("the metric is counted", (nps.total.value, nps.total.denominator), (25.0, 4))
check("a month is a row", [row.value for row in nps.rows], [25.0])

subjects, cursor = [], None
while True:
    page = facts.list_survey_responses(**march, limit=3, cursor=cursor)
    subjects += [response.subject for response in page.data]
    cursor = page.next_cursor
    if cursor is None:
        break
check("pages come one after the other", (len(subjects), len(set(subjects))), (4, 4))

try:
    metrics.get_nps(var_from="yesterdaze", level=0.7)
    sys.exit("FAILED: there is no problem")
except rapport_client.ApiException as refused:
    check("a problem has its status", refused.status, 422)
    problem = Problem.from_dict(json.loads(refused.body))
    check("and says what is wrong", problem.type, "/problems/validation")
    check("and where", sorted(violation.pointer for violation in problem.violations), ["from"])

table = metrics.get_nps_without_preload_content(**march, tz="UTC", grain="month", format="csv")
head, row = [line.split(",") for line in table.data.decode().split("\r\n")[:2]]
check("CSV has a header", head[:3], ["bucket_start", "bucket_end", "complete"])
check("and the same value", row[head.index("value")], "25")
print(f"  {checks} checks hold")
