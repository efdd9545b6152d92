/** A label as SVG: what a browser shows, and a printer of labels prints, before anything heavy is loaded. */
import { LABEL_HEIGHT, LABEL_WIDTH, type LabelPage, type LabelShape } from '#domain/logistics/label-drawing'

/** Of a letter, as a part of its size: more than most have, so that a line is rather drawn narrower than over the edge. */
const LETTER_WIDE = 0.62

const figure = (points: number): string => String(Number(points.toFixed(3)))

const Shape = ({ shape }: { readonly shape: LabelShape }) => {
  if (shape.kind === 'text') {
    const { x, y, size, text, width } = shape
    const isLong = text.length * size * LETTER_WIDE > width
    const fit = isLong ? { textLength: figure(width), lengthAdjust: 'spacingAndGlyphs' } : {}
    return (
      <text x={figure(x)} y={figure(y)} font-size={figure(size)} {...fit}>
        {text}
      </text>
    )
  }
  const { x, y, width, height } = shape
  return <path d={`M${figure(x)} ${figure(y)}h${figure(width)}v${figure(height)}h${figure(-width)}z`} />
}

/** One page, in its real size. */
export const labelSvg = (page: LabelPage): string =>
  (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width="4in"
      height="6in"
      viewBox={`0 0 ${LABEL_WIDTH} ${LABEL_HEIGHT}`}
      font-family="Arial, Helvetica, sans-serif"
    >
      <path fill="#fff" d={`M0 0h${LABEL_WIDTH}v${LABEL_HEIGHT}H0z`} />
      {page.map((shape) => (
        <Shape shape={shape} />
      ))}
    </svg>
  ).toString()
