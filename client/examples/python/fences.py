"""Imports a GeoJSON document of fences, in parts as it may be large, then lists the ids of all:

    python3 fences.py 127.0.0.1:5601 fences.geojson
"""

import json
import sys

import grpc
import tracking_api as api

PART_BYTES = 256 * 1024

List = api.message("ListFencesRequest")
Part = api.message("GeoJsonPart")


def parts(file):
    with open(file, "rb") as document:
        while content := document.read(PART_BYTES):
            yield Part(content=content)


def main(server, file):
    with api.connect(server) as channel:
        imported = api.method(channel, "Fences", "ImportFences")(parts(file)).imported
        fences = api.method(channel, "Fences", "ListFences")(List(page_size=1000)).fences
        print(json.dumps({"imported": imported, "ids": [fence.fence_id for fence in fences]}))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except grpc.RpcError as error:
        sys.exit(f"error: {error.details()} ({api.reason_of(error) or error.code().name})")
