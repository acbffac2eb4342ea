// The server's API, loaded from its proto files. TRACKING_PROTOS names their folder when this file is copied elsewhere.
'use strict';

const path = require('path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');

const protos = process.env.TRACKING_PROTOS || path.join(__dirname, '../../../src/Tracking.Protos');
const definition = protoLoader.loadSync(
  ['telematics', 'vehicles', 'alerts', 'fences'].map((name) => `tracking/v1/${name}.proto`),
  // 64-bit numbers as text: JavaScript's own numbers would round cursors.
  { includeDirs: [protos], longs: String, enums: String, keepCase: true, defaults: true, oneofs: true });
const { tracking } = grpc.loadPackageDefinition(definition);

/** A client of one service: connect('Alerts', '127.0.0.1:5601'). */
function connect(service, server) {
  return new tracking.v1[service](server, grpc.credentials.createInsecure(), {
    // Notices a server that vanished while a stream stands silent.
    'grpc.keepalive_time_ms': 30000,
  });
}

/** A call with one answer, as a promise. */
function unary(client, method, request) {
  return new Promise((resolve, reject) => {
    client[method](request, (error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

/** Why a call failed, for programs: the server's own word, such as quota_exceeded; undefined when it gave none. */
function reasonOf(error) {
  return error.metadata && error.metadata.get('tracking-reason')[0];
}

/** How long to wait before attempt number n (from 0): doubling to 30 s, at random, and never less than the server asks. */
function backoffMs(n, error) {
  const own = Math.min(500 * 2 ** n, 30000) * (0.5 + Math.random());
  const asked = error && error.metadata && error.metadata.get('tracking-retry-after-ms')[0];
  return Math.max(own, asked ? Number(asked) : 0);
}

/** Whether the same call may succeed later. */
function isRetryable(error) {
  return [grpc.status.UNAVAILABLE, grpc.status.DEADLINE_EXCEEDED, grpc.status.ABORTED,
    grpc.status.RESOURCE_EXHAUSTED].includes(error.code);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

module.exports = { backoffMs, connect, isRetryable, reasonOf, sleep, unary };
