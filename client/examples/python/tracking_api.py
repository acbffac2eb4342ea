"""The server's API from a descriptor set, so that nothing has to be generated or installed beside grpcio and protobuf.

Make the set once with protoc (Debian: protobuf-compiler):

    protoc -I src/Tracking.Protos --include_imports --descriptor_set_out=tracking.binpb \
        src/Tracking.Protos/tracking/v1/*.proto

TRACKING_DESCRIPTORS names the file when it does not lie beside this one. Who has grpcio-tools may generate stubs instead; the
calls are the same.
"""

import os
import random
from pathlib import Path

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_KEEP_ALIVE = [("grpc.keepalive_time_ms", 30_000)]
_RETRYABLE = {
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.ABORTED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
}


def _load_pool():
    path = os.environ.get("TRACKING_DESCRIPTORS", Path(__file__).with_name("tracking.binpb"))
    files = descriptor_pb2.FileDescriptorSet.FromString(Path(path).read_bytes())
    pool = descriptor_pool.DescriptorPool()
    for file in files.file:
        pool.Add(file)
    return pool


_POOL = _load_pool()


def _class_of(descriptor):
    # protobuf 4.22 moved it.
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(_POOL).GetPrototype(descriptor)


def message(name):
    """The class of a message: message("Position")."""
    return _class_of(_POOL.FindMessageTypeByName(f"tracking.v1.{name}"))


def connect(server):
    """A channel to host:port, without TLS; notices a server that vanished while a stream stands silent."""
    return grpc.insecure_channel(server, options=_KEEP_ALIVE)


def method(channel, service, name):
    """A callable for one method: method(channel, "Vehicles", "GetTrack")(request)."""
    found = _POOL.FindServiceByName(f"tracking.v1.{service}").methods_by_name[name]
    proto = descriptor_pb2.MethodDescriptorProto()
    found.CopyToProto(proto)
    kind = {
        (False, False): channel.unary_unary,
        (False, True): channel.unary_stream,
        (True, False): channel.stream_unary,
        (True, True): channel.stream_stream,
    }[proto.client_streaming, proto.server_streaming]
    return kind(
        f"/tracking.v1.{service}/{name}",
        request_serializer=_class_of(found.input_type).SerializeToString,
        response_deserializer=_class_of(found.output_type).FromString,
    )


def trailer(error, key):
    """A trailer of a failed call; None when the server sent none of this name."""
    return dict(error.trailing_metadata() or ()).get(key)


def reason_of(error):
    """Why a call failed, for programs: the server's own word, such as quota_exceeded; None when it gave none."""
    return trailer(error, "tracking-reason")


def is_retryable(error):
    """Whether the same call may succeed later."""
    return error.code() in _RETRYABLE


def backoff_seconds(attempt, error):
    """The wait before attempt n (from 0): doubling to 30 s, at random, never less than the server asks."""
    own = min(0.5 * 2**attempt, 30) * random.uniform(0.5, 1.5)
    return max(own, int(trailer(error, "tracking-retry-after-ms") or 0) / 1000)
