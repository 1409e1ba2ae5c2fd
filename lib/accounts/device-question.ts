/** What a device is asked, or why it is not asked. */
export type DeviceQuestion<T> = { options: T; problem?: undefined } | { options?: undefined; problem: string }
