"""Sends a trace (CSV: vehicle_id,time_utc,lat,lon,speed_kmh,heading), registering its vehicles first:

    python3 send.py 127.0.0.1:5601 drive.csv coach

A batch counts as sent when its answer has come. When the stream breaks, it is opened again and everything that was not
answered goes again; the server counts what it has already as duplicate.
"""

import csv
import json
import queue
import sys
import time
from datetime import datetime

import grpc
import tracking_api as api

BATCH_ROWS = 500
MAXIMUM_UNANSWERED = 8

Batch = api.message("PositionBatch")
Flush = api.message("Flush")
Position = api.message("Position")
Registrations = api.message("RegisterVehiclesRequest")
Request = api.message("StreamPositionsRequest")


def read_trace(file):
    with open(file, newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            position = Position(
                vehicle_id=row["vehicle_id"], latitude_deg=float(row["lat"]), longitude_deg=float(row["lon"])
            )
            position.device_time.FromDatetime(datetime.fromisoformat(row["time_utc"].replace("Z", "+00:00")))
            # Not set is not the same as 0: leave out what the terminal does not know.
            if row["speed_kmh"]:
                position.speed_kmh = float(row["speed_kmh"])
            if row["heading"]:
                position.heading_deg = float(row["heading"])
            yield position


def send_once(channel, batches, totals):
    """One stream: sends batches from the oldest unanswered on, and takes those that were answered off the list."""
    slots = queue.Queue()
    for _ in range(MAXIMUM_UNANSWERED):
        slots.put(True)

    def requests():
        for sequence, positions in enumerate(list(batches)):
            if not slots.get():
                return  # The stream has ended.
            yield Request(batch=Batch(sequence=sequence, positions=positions))
        yield Request(flush=Flush())

    try:
        for answer in api.method(channel, "Telematics", "StreamPositions")(requests()):
            if answer.WhichOneof("kind") == "ack":
                batches.pop(0)
                totals["accepted"] += answer.ack.accepted
                totals["duplicate"] += answer.ack.duplicate
                for reason, count in answer.ack.rejected.items():
                    totals["rejected"][reason] = totals["rejected"].get(reason, 0) + count
                slots.put(True)
    finally:
        slots.put(False)


def main(server, file, vehicle_class="other"):
    positions = list(read_trace(file))
    with api.connect(server) as channel:
        registrations = Registrations()
        for vehicle_id in dict.fromkeys(position.vehicle_id for position in positions):
            registrations.vehicles.add(vehicle_id=vehicle_id, vehicle_class=vehicle_class)
        registered = api.method(channel, "Telematics", "RegisterVehicles")(registrations).registered

        batches = [positions[i : i + BATCH_ROWS] for i in range(0, len(positions), BATCH_ROWS)]
        totals = {"registered": registered, "sent": len(positions), "accepted": 0, "duplicate": 0, "rejected": {}}
        attempt = 0
        while batches:
            before = len(batches)
            try:
                send_once(channel, batches, totals)
            except grpc.RpcError as error:
                if not api.is_retryable(error):
                    raise
                attempt = 0 if len(batches) < before else attempt + 1
                print(f"{api.reason_of(error) or error.details()}; trying again", file=sys.stderr)
                time.sleep(api.backoff_seconds(attempt, error))
        print(json.dumps(totals))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except grpc.RpcError as error:
        sys.exit(f"error: {error.details()} ({api.reason_of(error) or error.code().name})")
