/** How pages scroll: smoothly, but for whoever asked for calm. */
export const behaviour = (smooth = true): ScrollBehavior =>
  smooth && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 'smooth' : 'instant'
