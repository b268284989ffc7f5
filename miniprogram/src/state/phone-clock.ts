/**
 * The phone's own time in milliseconds, only for how old an answer is. What day it is, the server says (`me.today`):
 * phones are set wrong, and the demo city has a clock of its own.
 */
export function phoneNow(): number {
  return Date.now()
}

/** The phone's time of day, as `9:30`. @param at milliseconds, as `phoneNow` gave them */
export function timeOfDay(at: number): string {
  const time = new Date(at)
  const minutes = time.getMinutes()
  return `${time.getHours()}:${minutes < 10 ? '0' : ''}${minutes}`
}
