/** The mark, the logotype, the favicon. S T O A is drawn from the same strokes as the mark: no font needed. */

const mark = 'M2 3h28v4H2ZM4.5 9.5h5v15h-5ZM13.5 9.5h5v15h-5ZM22.5 9.5h5v15h-5ZM2 27h28v2.5H2Z'
const word =
  'M14.2 4.6C12.9 2.9 10.9 2 8.4 2 4.6 2 2 4 2 7.1 2 13.6 11.6 10.9 11.6 15.5c0 1.9-1.6 3-4 3-2.2 ' +
  '0-3.9-.9-5.2-2.7L.6 17.4C2.3 19.8 4.7 21 7.6 21c4.1 0 6.7-2.1 6.7-5.7C14.3 8.500 4.700 11.200 ' +
  '4.700 6.900 4.700 5.300 6.100 4.400 8.400 4.400c1.700 0 3 .6 4.100 1.900ZM20 2.400h17v2.500h-7.200' +
  'V20.600h-2.700V4.900H20ZM53 2c5.500 0 9.500 4 9.500 9.500S58.500 21 53 21s-9.500-4-9.500-9.500' +
  'S47.500 2 53 2Zm0 2.500c-4 0-6.700 2.900-6.700 7s2.700 7 6.700 7 6.700-2.900 6.700-7-2.700-7-6.700-7' +
  'ZM76.400 2.400h3L87.600 20.600h-3L77.900 5.400 71.200 20.600h-2.900Z'

const svg = (box: string, body: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"${more}>${body}</svg>\n`

const inTextColour = ' fill="currentColor"'
const byTheme = '<style>path{fill:#1f2a3c}@media(prefers-color-scheme:dark){path{fill:#efe9dd}}</style>'

export const marks = {
  mark: svg('0 0 32 32', `<path d="${mark}"/>`, inTextColour),
  favicon: svg('0 0 32 32', `${byTheme}<path d="${mark}"/>`),
  logotype: svg('0 0 128 32', `<path d="${mark}"/><path transform="translate(40 4.5)" d="${word}"/>`, inTextColour),
}
