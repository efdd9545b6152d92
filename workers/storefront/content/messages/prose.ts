/** What a page that is told at length is made of, and which there are: every language tells every one. */

export type Prose = {
  readonly title: string
  readonly lead: string
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

export type ProseName = 'pages/delivery' | 'pages/returns' | 'pages/about' | 'policies/privacy' | 'policies/terms'
export type AllProse = Readonly<Record<ProseName, Prose>>
