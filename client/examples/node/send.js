// Sends a trace (CSV: vehicle_id,time_utc,lat,lon,speed_kmh,heading), registering its vehicles first:
//   node send.js 127.0.0.1:5601 drive.csv coach
// A batch counts as sent when its answer has come. When the stream breaks, it is opened again and everything that was not
// answered goes again; the server counts what it has already as duplicate.
'use strict';

const fs = require('fs');
const { backoffMs, connect, isRetryable, reasonOf, sleep, unary } = require('./api');

const BATCH_ROWS = 500;
const MAXIMUM_UNANSWERED = 8;

function readTrace(file) {
  return fs.readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1).map((line) => {
    const [vehicle_id, time, lat, lon, speed, heading] = line.split(',');
    const ms = Date.parse(time);
    const position = {
      vehicle_id,
      device_time: { seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1000000 },
      latitude_deg: Number(lat),
      longitude_deg: Number(lon),
    };
    // Not set is not the same as 0: leave out what the terminal does not know.
    if (speed) position.speed_kmh = Number(speed);
    if (heading) position.heading_deg = Number(heading);
    return position;
  });
}

/** One stream: sends batches from the oldest unanswered on; ends when all are answered and judged, or with an error. */
function sendOnce(telematics, batches, totals) {
  return new Promise((resolve, reject) => {
    const call = telematics.StreamPositions();
    let sent = 0;
    let answered = 0;
    const fill = () => {
      while (sent < batches.length && sent - answered < MAXIMUM_UNANSWERED) {
        call.write({ batch: { sequence: sent, positions: batches[sent] } });
        sent++;
      }
      if (answered === batches.length) {
        call.write({ flush: {} });
        call.end();
      }
    };
    call.on('data', ({ ack }) => {
      if (ack) {
        totals.accepted += ack.accepted;
        totals.duplicate += ack.duplicate;
        for (const [reason, count] of Object.entries(ack.rejected)) {
          totals.rejected[reason] = (totals.rejected[reason] || 0) + count;
        }
        answered++;
        fill();
      }
    });
    call.on('error', (error) => {
      batches.splice(0, answered);
      reject(error);
    });
    call.on('end', () => {
      batches.splice(0, answered);
      if (batches.length === 0) resolve();
    });
    fill();
  });
}

async function main([server, file, vehicleClass = 'other']) {
  const positions = readTrace(file);
  const telematics = connect('Telematics', server);
  const ids = [...new Set(positions.map((position) => position.vehicle_id))];
  const { registered } = await unary(telematics, 'RegisterVehicles', {
    vehicles: ids.map((vehicle_id) => ({ vehicle_id, vehicle_class: vehicleClass })),
  });

  const batches = [];
  for (let i = 0; i < positions.length; i += BATCH_ROWS) batches.push(positions.slice(i, i + BATCH_ROWS));
  const totals = { registered, sent: positions.length, accepted: 0, duplicate: 0, rejected: {} };
  for (let attempt = 0; ; attempt++) {
    const before = batches.length;
    try {
      await sendOnce(telematics, batches, totals);
      break;
    } catch (error) {
      if (!isRetryable(error)) throw error;
      if (batches.length < before) attempt = 0;
      console.error(`${reasonOf(error) || error.message}; trying again`);
      await sleep(backoffMs(attempt, error));
    }
  }
  console.log(JSON.stringify(totals));
  telematics.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`error: ${error.details || error.message} (${reasonOf(error) || error.code})`);
  process.exit(1);
});
