/** What is woven and lies: towels, cushions, rugs. */
import { dim, lit } from './colour.ts'
import { cast, flat } from './forms.ts'
import type { Picture } from './picture.ts'
import type { Draw } from './way.ts'

/** A folded cloth seen from its fold: round at the left, loose at the right. */
const folded = (p: Picture, x: number, y: number, w: number, h: number, c: string) => {
  const d =
    `M${x} ${y}Q${x - h * 0.62} ${y - h / 2} ${x} ${y - h}H${x + w}Q${x + w + 14} ${y - h * 0.75} ` +
    `${x + w} ${y - h / 2}Q${x + w + 14} ${y - h / 4} ${x + w} ${y}Z`
  p.path(
    d,
    p.lin(
      [
        [0, lit(c, 0.36)],
        [0.4, c],
        [1, dim(c, 0.34)],
      ],
      0,
      0,
      0.1,
      1,
    ),
  )
  p.line(`M${x - h * 0.2} ${y - h / 2}H${x + w - 6}`, dim(c, 0.4), 4, 'opacity=".5"')
  p.line(`M${x} ${y - h + 9}H${x + w - 14}`, lit(c, 0.7), 5, 'opacity=".5"')
}

export const towels: Draw = (p, c) => {
  cast(p, 410, 800, 210, 1.1)
  folded(p, 196, 800, 420, 92, c.a)
  folded(p, 208, 708, 404, 88, c.b)
  folded(p, 200, 620, 412, 88, c.a)
  p.oval(420, 536, 150, 14, '#2b2a48', `opacity=".3" filter="${p.blur(6)}"`)
  p.path(
    'M286 436H560Q590 436 590 484T560 532H286Z',
    p.lin(
      [
        [0, lit(c.c, 0.36)],
        [0.45, c.c],
        [1, dim(c.c, 0.36)],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.oval(
    286,
    484,
    40,
    48,
    p.lin([
      [0, lit(c.c, 0.4)],
      [1, dim(c.c, 0.12)],
    ]),
  )
  p.line('M286 484m-5 0a5 6 0 1 1 12 2a14 16 0 1 1 -22 -8a24 28 0 1 1 -6 22', dim(c.c, 0.34), 5)
  p.line('M200 586H604M206 672H600', c.c, 6, 'opacity=".55"')
}

export const cushion: Draw = (p, c) => {
  p.oval(470, 816, 300, 44, '#2b2a48', `opacity=".3" filter="${p.blur(14)}"`)
  p.oval(410, 806, 220, 24, '#2b2a48', `opacity=".4" filter="${p.blur(6)}"`)
  const d =
    'M176 386Q200 402 300 396T500 396Q600 402 630 384Q618 480 616 590T632 798Q600 812 500 808T300 ' +
    '810Q200 806 170 800Q190 700 188 590T176 386Z'
  p.path(
    d,
    p.rad(
      [
        [0, lit(c.a, 0.4)],
        [0.5, c.a],
        [1, dim(c.a, 0.3)],
      ],
      0.36,
      0.32,
      0.8,
    ),
  )
  p.group(`clip-path="${p.clip(d)}"`, () => {
    for (const [x, w, colour] of [
      [268, 40, c.b],
      [322, 10, c.c],
      [470, 10, c.c],
      [492, 40, c.b],
    ] as const)
      p.path(`M${x} 380Q${x - 10} 600 ${x} 830H${x + w}Q${x + w - 6} 600 ${x + w} 380Z`, colour)
    const shade = p.lin(
      [
        [0, '#fff3d8', 0.3],
        [0.35, '#fff3d8', 0],
        [0.7, '#2a2a4a', 0.04],
        [1, '#2a2a4a', 0.38],
      ],
      0,
      0,
      1,
      0.7,
    )
    p.path('M160 370H650V830H160Z', shade)
    p.line(
      'M186 396Q230 450 240 500M622 394Q580 450 570 500M178 794Q230 750 250 700M626 792Q580 750 566 700',
      dim(c.a, 0.4),
      9,
      `opacity=".35" filter="${p.blur(3)}"`,
    )
  })
  p.line(d, dim(c.a, 0.2), 6, 'opacity=".8"')
}

export const rug: Draw = (p, c) => {
  p.group('transform="rotate(-5 400 520)"', () => {
    let fringe = ''
    for (let x = 226; x < 580; x += 12)
      fringe += `M${x} 212l${(x % 5) - 2} ${-34 - ((x * 7) % 9)}M${x} 828l${(x % 7) - 3} ${34 + ((x * 3) % 11)}`
    p.line(fringe, '#2b2a48', 5, `transform="translate(12 12)" opacity=".24" filter="${p.blur(4)}"`)
    p.line(fringe, lit(c.b, 0.2), 5)
    p.path('M214 206H588V834H214Z', '#2b2a48', `transform="translate(14 16)" opacity=".32" filter="${p.blur(10)}"`)
    const d = 'M214 206Q400 200 588 206Q592 520 588 834Q400 840 214 834Q210 520 214 206Z'
    p.path(d, flat(p, c.a))
    p.group(`clip-path="${p.clip(d)}"`, () => {
      p.path('M200 244H600V268H200ZM200 282H600V290H200ZM200 750H600V758H200ZM200 772H600V796H200Z', c.b)
      let diamonds = ''
      for (const y of [388, 520, 652]) diamonds += `M400 ${y - 78}L532 ${y}L400 ${y + 78}L268 ${y}Z`
      p.path(diamonds, c.b)
      p.path(
        diamonds
          .replaceAll('L532', 'L482')
          .replaceAll('L268', 'L318')
          .replaceAll(/M400 (\d+)/g, (_, y) => `M400 ${Number(y) + 30}`)
          .replaceAll(/L400 (\d+)/g, (_, y) => `L400 ${Number(y) - 30}`),
        c.c,
      )
      p.path('M214 206V834H240V206ZM562 206V834H588V206Z', c.c, 'opacity=".8"')
      let weft = ''
      for (let y = 214; y < 834; y += 11) weft += `M210 ${y}H592`
      p.line(weft, '#2a2a4a', 1.6, 'opacity=".1"')
    })
  })
}
