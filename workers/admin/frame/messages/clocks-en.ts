/** Why an hour on the clock of a place is no moment, in English. */
export const clocksEn = {
  'clock-forward': 'The clocks are put forward over this time there, so it never comes. Say one before or after it.',
  'clock-back': 'The clocks are put back there, so this time comes twice. Say one before or after that hour.',
}
