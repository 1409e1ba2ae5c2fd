/** What workers do by the clock (UTC), in crontab's form: one of them takes each. */
export const cron = '17 * * * * remove-unconfirmed'
