// Follows alerts and keeps its place in a file, so that it goes on where it was after any interruption of either side:
//   node follow.js 127.0.0.1:5601 cursor.txt [region] [how many, then stop]
// Each revision is handled before the cursor is saved: after a crash the last one may come twice, none is ever left out.
// alert_id and revision name it for ever.
'use strict';

const fs = require('fs');
const { backoffMs, connect, isRetryable, reasonOf, sleep } = require('./api');

function load(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '0';
}

function save(file, cursor) {
  fs.writeFileSync(`${file}.new`, cursor);
  fs.renameSync(`${file}.new`, file);
}

/** What a company does with a revision goes here. */
function handle(revision) {
  const { alert_id, revision: number, change, rule, vehicle_id, severity, cursor } = revision;
  console.log(JSON.stringify({ cursor, alert_id, revision: number, change, rule, vehicle_id, severity }));
}

async function main([server, file, region_code = '', limit = 'Infinity']) {
  const alerts = connect('Alerts', server);
  let left = Number(limit);
  for (let attempt = 0; left > 0; ) {
    const call = alerts.WatchAlerts({ region_code, after_cursor: load(file) });
    try {
      for await (const revision of call) {
        attempt = 0;
        handle(revision);
        save(file, revision.cursor);
        if (--left === 0) break;
      }
    } catch (error) {
      // cursor_expired and the like: trying again would not help.
      if (!isRetryable(error)) throw error;
      console.error(`${reasonOf(error) || error.message}; trying again`);
      await sleep(backoffMs(attempt++, error));
    } finally {
      call.on('error', () => {});
      call.cancel();
    }
  }
  alerts.close();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`error: ${error.details || error.message} (${reasonOf(error) || error.code})`);
  process.exit(1);
});
