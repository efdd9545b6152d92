/** Nothing stands here: the top of a column, one leaf on it. */
import { ground, paint } from './colour.ts'
import { round, scene } from './forms.ts'
import { newPicture, short } from './picture.ts'
import { leaf } from './plants.ts'

export const empty = (): string => {
  const p = newPicture(),
    stone = '#ece1cc'
  scene(p, ground.sky, { horizon: 0, light: -80 })
  p.path('M262 520C266 700 258 860 252 1010H548C542 860 534 700 538 520Z', round(p, stone))
  for (let i = 1; i < 9; i++) {
    const t = -Math.cos((Math.PI * i) / 9),
      q = (0.55 - Math.abs(t) * 0.32) * 30,
      [x, y] = [400 + t * 132, 400 + t * 142]
    p.path(
      `M${short(x - q)} 560Q${short(x)} 530 ${short(x + q)} 560L${short(y + q)} 1010H${short(y - q)}Z`,
      p.lin([
        [0, '#5a5470', 0.3],
        [1, '#fff8e6', 0.3],
      ]),
    )
  }
  p.path(
    'M262 520H538V600H262Z',
    p.lin(
      [
        [0, '#4a4666', 0.34],
        [1, '#4a4666', 0],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.path('M214 448H586Q572 512 540 524H260Q228 512 214 448Z', round(p, stone))
  p.path('M190 392H610V452H190Z', round(p, stone, 0.8)).path(
    'M224 358H576L610 392H190Z',
    p.lin([
      [0, '#fffaf0'],
      [1, '#eadfca'],
    ]),
  )
  p.path('M190 448H610V458H190Z', '#6d6379', 'opacity=".28"')
  p.oval(440, 380, 66, 6, '#2b2a48', `opacity=".3" filter="${p.blur(4)}"`)
  leaf(p, 356, 378, -8, 130, 20, paint.moss)

  return p.svg()
}
