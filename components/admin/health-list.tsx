import { Panel } from '#components/ui/panel.tsx'
import { formatMoment } from '#lib/format/time.ts'
import type { MailHealth } from '#lib/queries/mail-health.ts'
import type { SiteHealth } from '#lib/queries/site-health.ts'

const size = (bytes: number) => (bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`)

function mailWords({ configured, waiting, sentAt, failed }: MailHealth): string {
  if (!configured) return 'no mail server is set: links go to the site’s log'
  const words = [sentAt ? `last sent ${formatMoment(sentAt)}` : 'none was sent in 30 days']
  if (waiting > 0) words.push(`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for another try`)
  words.push(failed ? `last given up ${formatMoment(failed.at)} (${failed.fault})` : 'none given up')
  return words.join(', ')
}

/** The state of the site, a line each. */
export const HealthList = ({ health, workers }: { health: SiteHealth; workers: number }) => {
  const { database, jobs, disk, mail } = health
  const rows = [
    [
      'Database',
      `Postgres ${database.version}, ${size(database.bytes)}, answers in ${Math.ceil(database.milliseconds)} ms`,
    ],
    ['Workers', workers === 0 ? 'none is alive: nothing is computed' : `${workers} alive`],
    ['Jobs', jobs ? `${jobs.waiting} wait or run, ${jobs.failed} failed for good` : 'no worker has made the queue yet'],
    ['Mail', mailWords(mail)],
    ['Disk', disk ? `${size(disk.free)} free of ${size(disk.total)}` : 'the system does not say'],
  ]
  return (
    <Panel label="Health">
      <dl>
        {rows.map(([term, words]) => (
          <div key={term} className="flex gap-3 border-line px-4 py-2 [div+&]:border-t">
            <dt className="w-24 shrink-0 text-ink-2">{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
