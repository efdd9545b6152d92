/** What a page that is told at length consists of, and which pages there are. */
export type Prose = {
  readonly title: string
  readonly lead: string
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

/** Every language tells every page. */
export type ProseName = 'pages/delivery' | 'pages/returns' | 'pages/about' | 'policies/privacy' | 'policies/terms'
export type AllProse = Readonly<Record<ProseName, Prose>>
