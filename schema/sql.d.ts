/** SQL files are text, by wrangler's default rules and by the test configuration. */
declare module '*.sql' {
  const text: string
  export default text
}
