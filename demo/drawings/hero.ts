/** The wide picture of the home page: a colonnade over the sea, goods on its ledge. */
import { paint } from './colour.ts'
import { short, newPicture } from './picture.ts'
import { coloursOf, type Colours, type Draw } from './way.ts'
import { tin } from './goods-kitchen.ts'
import { jug, mug, teapot } from './goods-pots.ts'
import { bowl, plates, vase } from './goods-tableware.ts'

export const hero = (): string => {
  const p = newPicture(1600, 900)
  const place = (draw: Draw, colours: Partial<Colours>, x: number, y: number, k: number) =>
    p.group(`transform="translate(${short(x - 400 * k)} ${short(y - 800 * k)}) scale(${k})"`, () =>
      draw(p, coloursOf(colours)),
    )
  p.path(
    'M0 0H1600V620H0Z',
    p.lin(
      [
        [0, '#b9cfdb'],
        [0.55, '#d9e0dc'],
        [1, '#f3e3c2'],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.path('M0 508C120 470 210 452 330 470S560 534 700 540V540H0Z', '#a9bac4')
    .path('M830 540C980 524 1090 430 1190 426S1400 500 1600 488V540H830Z', '#9db1be')
    .path('M1160 540C1340 520 1460 470 1600 478V540Z', '#8aa2b2')
  p.path(
    'M0 532H1600V640H0Z',
    p.lin(
      [
        [0, '#86a5b5'],
        [1, '#5f87a0'],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.line('M700 552H940M760 566H1010M640 584H860M820 600H1060M180 560H330M1330 572H1500', '#e9e6d2', 3, 'opacity=".55"')
  p.path('M308 532l20 -66v66ZM332 532v-54q26 26 28 54ZM296 536h74q-8 14 -20 14h-40q-10 -4 -14 -14Z', '#f7efdf')
  p.oval(1010, 250, 90, 90, '#fdf0cd', `opacity=".85" filter="${p.blur(1)}"`)
  // the floor of the walk, then the columns that stand on it
  p.path(
    'M0 616H1600V730H0Z',
    p.lin(
      [
        [0, '#f0e5cf'],
        [1, '#dccbb0'],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  const column = (x: number, w: number) => {
    p.path(
      `M${x + w * 0.4} 640L${x + w * 1.3} 640L${x + w * 3.2} 740L${x + w * 1.2} 740Z`,
      '#3d3c62',
      `opacity=".2" filter="${p.blur(4)}"`,
    )
    p.path(
      `M${x - w * 0.46} 84L${x - w * 0.5} 640H${x + w * 0.5}L${x + w * 0.46} 84Z`,
      p.lin([
        [0, '#f3e8d2'],
        [0.2, '#fff7e4'],
        [0.5, '#e6d7bd'],
        [0.82, '#a9a1a6'],
        [1, '#b9aeaa'],
      ]),
    )
    for (let i = 1; i < 8; i++) {
      const t = -Math.cos((Math.PI * i) / 8),
        a = x + t * w * 0.455,
        b = x + t * w * 0.495,
        q = (0.5 - Math.abs(t) * 0.3) * w * 0.12
      p.path(
        `M${short(a - q)} 120Q${short(a)} 96 ${short(a + q)} 120L${short(b + q)} 620Q${short(b)} 634 ${short(b - q)} 620Z`,
        p.lin([
          [0, '#5a5470', 0.34],
          [1, '#fff8e6', 0.28],
        ]),
      )
    }
    p.path(
      `M${x - w * 0.58} 636h${w * 1.16}q14 14 0 30h${-w * 1.16}q-14 -14 0 -30Z`,
      p.lin([
        [0, '#fff5e0'],
        [0.4, '#e8dabf'],
        [1, '#a59c9f'],
      ]),
    )
    p.path(
      `M${x - w * 0.48} 66H${x + w * 0.48}Q${x + w * 0.66} 76 ${x + w * 0.68} 40H${x - w * 0.68}Q${x - w * 0.66} ` +
        `76 ${x - w * 0.48} 66Z`,
      p.lin([
        [0, '#f6ead3'],
        [0.4, '#e4d4ba'],
        [1, '#9d949b'],
      ]),
    )
    p.path(
      `M${x - w * 0.46} 66H${x + w * 0.46}V150H${x - w * 0.46}Z`,
      p.lin(
        [
          [0, '#6b5f6c', 0.5],
          [1, '#6b5f6c', 0],
        ],
        0,
        0,
        0,
        1,
      ),
    )
  }
  for (const x of [110, 490, 1150, 1510]) column(x, 132)
  p.path(
    'M0 0H1600V44H0Z',
    p.lin(
      [
        [0, '#b7aba6'],
        [1, '#8f8791'],
      ],
      0,
      0,
      0,
      1,
    ),
  ).path('M0 40H1600V47H0Z', '#cfc0ad')
  // the ledge
  p.path(
    'M0 690H1600V776H0Z',
    p.lin(
      [
        [0, '#f7ecd6'],
        [1, '#eadbbf'],
      ],
      0,
      0,
      0,
      1,
    ),
  )
  p.path(
    'M0 690L120 690L300 776H0ZM440 690H570L800 776H640ZM1080 690H1220L1470 776H1300Z',
    '#4a4670',
    `opacity=".15" filter="${p.blur(5)}"`,
  )
  p.path(
    'M0 774H1600V900H0Z',
    p.lin(
      [
        [0, '#cdbda6'],
        [0.25, '#bfae9b'],
        [1, '#a99a90'],
      ],
      0,
      0,
      0,
      1,
    ),
  ).path('M0 772H1600V780H0Z', '#fff4de')
  p.line('M386 786V900M1010 786V900', '#8f8280', 3, 'opacity=".6"')
  p.path(
    'M1096 700H1316L1352 776V900H1096Z',
    '#3d3c62',
    `transform="translate(22 8)" opacity=".22" filter="${p.blur(8)}"`,
  )
  const cloth = 'M1090 706H1310L1340 776V900H1084V776Z'
  p.path(
    cloth,
    p.lin([
      [0, '#4d6f8d'],
      [0.5, paint.aegean],
      [1, paint.deep],
    ]),
  )
  p.group(`clip-path="${p.clip(cloth)}"`, () => {
    p.path('M1084 776H1340V900H1084Z', '#24304d', 'opacity=".28"').path(
      'M1084 836H1340V850H1084ZM1084 862H1340V868H1084Z',
      paint.butter,
    )
    p.path('M1100 706L1096 900H1106L1112 706ZM1290 706L1316 776V900H1324V776L1300 706Z', paint.butter, 'opacity=".9"')
  })
  place(plates, { a: paint.chalk, b: paint.bone, c: paint.brick }, 318, 744, 0.5)
  place(jug, { a: paint.chalk, b: paint.aegean }, 232, 756, 0.52)
  place(vase, { a: paint.brick, b: paint.clay, leaf: paint.moss, berry: paint.plum }, 700, 742, 0.62)
  place(bowl, { a: paint.aegean, b: paint.shade, f: paint.lemon }, 890, 760, 0.56)
  place(mug, { a: paint.butter, b: paint.bone }, 512, 764, 0.4)
  place(teapot, { a: paint.ink, b: paint.oak }, 1204, 750, 0.52)
  place(tin, { a: paint.ochre, b: paint.chalk, c: paint.blush, leaf: paint.moss }, 1418, 750, 0.46)
  p.path(
    'M0 0H1600V900H0Z',
    p.lin(
      [
        [0, '#fff0cc', 0.34],
        [0.5, '#fff0cc', 0],
        [1, '#2f2f55', 0.16],
      ],
      0,
      0,
      1,
      1,
    ),
  )

  return p.svg()
}
