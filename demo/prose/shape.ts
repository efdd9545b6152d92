/** What a page that is told at length consists of, and which pages there are. */
export type Prose = {
  readonly title: string
  readonly lead: string
  /** Above all that is told: its address as the demo calls it, what is seen there, how large it is. */
  readonly picture?: { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

/** Every language tells every page. */
export type ProseName =
  | 'pages/delivery'
  | 'pages/returns'
  | 'pages/care'
  | 'pages/about'
  | 'pages/materials'
  | 'policies/privacy'
  | 'policies/terms'
export type AllProse = Readonly<Record<ProseName, Prose>>
