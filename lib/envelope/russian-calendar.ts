/**
 * Russian production calendar, five-day week: days off that fall on Monday to Friday. 2025 and 2026 are as the
 * Government decreed their transfers; 2027 is article 112 of the Labour Code alone (holidays on a weekend move to the
 * next working day, but for those of January), until its decree is taken in here; none was known in
 * November 2026. A portal may set the days that a decree moves as its own days.
 * Source: https://www.consultant.ru/law/ref/calendar/proizvodstvennye/
 */
const daysOff: Readonly<Record<string, readonly string[]>> = {
  '2025': [
    ...['01-01', '01-02', '01-03', '01-06', '01-07', '01-08'],
    ...['05-01', '05-02', '05-08', '05-09', '06-12', '06-13', '11-03', '11-04', '12-31'],
  ],
  '2026': [
    ...['01-01', '01-02', '01-05', '01-06', '01-07', '01-08', '01-09'],
    ...['02-23', '03-09', '05-01', '05-11', '06-12', '11-04', '12-31'],
  ],
  '2027': [
    ...['01-01', '01-04', '01-05', '01-06', '01-07', '01-08'],
    ...['02-23', '03-08', '05-03', '05-10', '06-14', '11-04'],
  ],
}

/** Days that differ from a plain week, as YYYY-MM-DD, and the years that are known. */
export const russianCalendar: {
  years: ReadonlySet<string>
  off: ReadonlySet<string>
  on: ReadonlySet<string>
} = {
  years: new Set(Object.keys(daysOff)),
  off: new Set(Object.entries(daysOff).flatMap(([year, days]) => days.map((day) => `${year}-${day}`))),
  on: new Set(['2025-11-01']),
}
