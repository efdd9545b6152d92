/**
 * What a drawing may consist of. Everything that is not named here falls away: scripts, handlers, frames, foreign
 * objects, links, animations, pictures from elsewhere, and whatever SVG may learn next.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const ELEMENTS = words(`
  svg g defs symbol use title desc style switch
  path rect circle ellipse line polyline polygon text tspan textPath
  linearGradient radialGradient stop pattern clipPath mask marker filter
  feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
  feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

/** What is inside these is still drawn when they themselves are not known; everything else goes with its contents. */
export const UNWRAPPED = words('a view')

/** Attributes whose value is a text for people or a name, not a rule of drawing. */
export const TEXTS = words('id class lang aria-label aria-hidden role')

export const ATTRIBUTES = words(`
  xmlns viewBox width height x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points pathLength transform style
  preserveAspectRatio version
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip-path clip-rule mask filter
  paint-order vector-effect shape-rendering text-rendering image-rendering color-interpolation
  color-interpolation-filters mix-blend-mode isolation marker-start marker-mid marker-end
  font-family font-size font-style font-weight font-variant font-stretch letter-spacing word-spacing text-anchor
  text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi rotate
  textLength lengthAdjust startOffset method spacing
  gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
  patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits mask-type
  markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits
  in in2 result type mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
  preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent lighting-color flood-color
  flood-opacity tableValues slope intercept amplitude exponent stdDeviation radius scale xChannelSelector
  yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves
  seed stitchTiles`)

/** A name inside the same drawing; nothing else is ever referred to. */
export const REFERENCE = /^#[\p{L}\p{N}_.-]{1,200}$/u

/** `url(#name)`, as rules of drawing refer to gradients and filters. */
export const INNER_URL = /url\(\s*(['"]?)(#[\p{L}\p{N}_.-]{1,200})\1\s*\)/giu

/** Functions that compute and fetch nothing. */
const FUNCTIONS = words(`
  rgb rgba hsl hsla hwb lab lch oklab oklch color-mix matrix matrix3d translate translatex translatey scale scalex
  scaley rotate skewx skewy skew calc min max clamp var blur brightness contrast drop-shadow grayscale hue-rotate
  invert opacity saturate sepia polygon circle ellipse inset path not is where nth-child nth-of-type`)

/**
 * Whether a rule of drawing, an attribute's or a style's, fetches nothing and hides nothing: no address but of a name
 * inside, no function that is not known, no rule with `@`, no escape, no markup.
 */
export const isHarmless = (rule: string): boolean => {
  const rest = rule.replaceAll(INNER_URL, ' ')
  // Comments are dropped before: what stands on both sides of one would grow together.
  if (/[\\@<]|\/\*|\*\//.test(rest)) return false
  if (/(javascript|data|vbscript|https?|file)\s*:/i.test(rest) || /expression|behavior|-moz-binding/i.test(rest))
    return false
  return Array.from(rest.matchAll(/(?<![\w-])([\w-]*)\s*\(/g)).every(
    ([, name = '']) => name === '' || FUNCTIONS.has(name.toLowerCase()),
  )
}
