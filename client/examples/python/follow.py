"""Follows alerts and keeps its place in a file, so that it goes on where it was after any interruption of either side:

    python3 follow.py 127.0.0.1:5601 cursor.txt [region] [how many, then stop]

Each revision is handled before the cursor is saved: after a crash the last one may come twice, none is ever left out.
alert_id and revision name it for ever.
"""

import json
import os
import sys
import time

import grpc
import tracking_api as api

Watch = api.message("WatchAlertsRequest")


def load(file):
    if not os.path.exists(file):
        return 0
    with open(file, encoding="ascii") as text:
        return int(text.read())


def save(file, cursor):
    with open(file + ".new", "w", encoding="ascii") as text:
        text.write(str(cursor))
    os.replace(file + ".new", file)


def handle(revision):
    """What a company does with a revision goes here."""
    fields = ("cursor", "alert_id", "revision", "change", "rule", "vehicle_id", "severity")
    print(json.dumps({field: getattr(revision, field) for field in fields}, ensure_ascii=False), flush=True)


def main(server, file, region="", limit="0"):
    left = int(limit) or None
    attempt = 0
    with api.connect(server) as channel:
        watch = api.method(channel, "Alerts", "WatchAlerts")
        while True:
            call = watch(Watch(region_code=region, after_cursor=load(file)))
            try:
                for revision in call:
                    attempt = 0
                    handle(revision)
                    save(file, revision.cursor)
                    if left is not None:
                        left -= 1
                        if left == 0:
                            call.cancel()
                            return
            except grpc.RpcError as error:
                # cursor_expired and the like: trying again would not help.
                if not api.is_retryable(error):
                    raise
                print(f"{api.reason_of(error) or error.details()}; trying again", file=sys.stderr)
                time.sleep(api.backoff_seconds(attempt, error))
                attempt += 1


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except grpc.RpcError as error:
        sys.exit(f"error: {error.details()} ({api.reason_of(error) or error.code().name})")
