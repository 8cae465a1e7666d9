"""The public look-up as a published client of the Peppol Directory asks it (peppol-lookup), against a server with the
demo data: refused until the operator allows it, then the same participant by its name, its id and its country, in JSON
and in XML, by the client that waits and by the one that does not.

usage: look_up.py ADDRESS EMAIL PASSWORD, of the operator
"""

import asyncio
import logging
import sys
import xml.etree.ElementTree as ElementTree

import httpx
from peppol_lookup import AsyncPeppolApi, PeppolApi
from peppol_lookup.retries import AsyncSimpleRetryStrategy, SimpleRetryStrategy

# The client tells of every answer that is an error, which here is expected.
logging.disable(logging.CRITICAL)
address, email, password = sys.argv[1:]

# Two look-ups a second are allowed from one address; whoever asks faster tries again.
patient = SimpleRetryStrategy(retries=5, delay=0.7)


def equal(what, seen, wanted):
    if seen != wanted:
        sys.exit(f"{what}: {seen!r} where {wanted!r} was expected")
    print(f"ok  {what}")


def allow(operator, allowed):
    service = operator.get("/api/v1/operator/service").raise_for_status()
    changed = operator.patch(
        "/api/v1/operator/service",
        json={"publicLookup": allowed},
        headers={"If-Match": f'"{service.json()["version"]}"'},
    )
    changed.raise_for_status()


def some_participant(operator):
    """One that the directory knows, with a name that nobody shares."""
    found = operator.get("/api/v1/participants", params={"name": "*", "limit": "50"}).raise_for_status()
    items = [item for group in found.json()["groups"] for item in group["items"]]
    names = [item["name"] for item in items]
    return next(item for item in items if names.count(item["name"]) == 1 and item["state"] == "routable")


with httpx.Client(base_url=address) as operator:
    operator.post("/api/v1/session", json={"email": email, "password": password}).raise_for_status()
    wanted = some_participant(operator)
    name, participant_id, country = wanted["name"], wanted["participantId"], wanted["country"]

    with PeppolApi(api_url=address) as client:
        refused = client.search(name=name)
        equal("refused while it is not allowed", (refused.ok, refused.status), (False, 404))

    allow(operator, True)
    with PeppolApi(api_url=address, retry_strategy=patient) as client:
        for what, answer in {
            "by name": client.search(name=name),
            "by name and country": client.search(name=name, country=country),
            "by anything": client.search(query=participant_id),
        }.items():
            equal(f"{what}: answered", (answer.ok, answer.status), (True, 200))
            page = answer.data
            ids = [match["participantID"] for match in page["matches"]]
            equal(f"{what}: found", {"scheme": "iso6523-actorid-upis", "value": participant_id} in ids, True)
            match = page["matches"][[one["value"] for one in ids].index(participant_id)]
            equal(f"{what}: its entity", [entity["name"][0]["name"] for entity in match["entities"]], [name])
            equal(f"{what}: its country", match["entities"][0]["countryCode"], country)
            equal(f"{what}: counted", page["total-result-count"] >= page["used-result-count"] == len(ids) > 0, True)
            equal(f"{what}: from the first", (page["version"], page["first-result-index"]), ("1.0", 0))

        in_xml = client.search(name=name, format="xml")
        equal("in XML: answered", in_xml.ok, True)
        list_of = ElementTree.fromstring(in_xml.response.content)
        equal("in XML: found", participant_id in [one.text for one in list_of.iter("participantID")], True)

        nobody = client.search(name="Nobody is called this by anybody")
        equal("nobody: an answer, without matches", (nobody.status, nobody.data["total-result-count"]), (200, 0))

    async def waiting():
        strategy = AsyncSimpleRetryStrategy(retries=5, delay=0.7)
        async with AsyncPeppolApi(api_url=address, retry_strategy=strategy) as client:
            return await client.search(name=name)

    equal("the client that does not wait: answered", asyncio.run(waiting()).ok, True)
    allow(operator, False)
