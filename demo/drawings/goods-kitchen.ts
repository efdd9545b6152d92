/** What hangs and stands in a kitchen. */
import { dim, lit, mix, paint } from './colour.ts'
import { cast, flat, opening, round, turned } from './forms.ts'
import { short } from './picture.ts'
import { fruit } from './plants.ts'
import type { Draw } from './way.ts'

export const tin: Draw = (p, c) => {
  const cx = 400
  cast(p, cx, 792, 134, 1.7)
  const d = turned(cx, [
    [136, 470, 1],
    [136, 790],
  ])
  p.path(d, round(p, c.a))
  p.group(`clip-path="${p.clip(d)}"`, () => {
    p.path(
      'M250 552C340 588 460 588 550 552V716C460 752 340 752 250 716Z',
      p.lin([
        [0, lit(c.b, 0.2)],
        [0.3, lit(c.b, 0.42)],
        [0.6, c.b],
        [1, dim(c.b, 0.36)],
      ]),
    )
    p.oval(392, 612, 30, 30, c.c)
    p.path('M250 668C300 640 350 640 400 672S500 690 560 650V760H250Z', c.leaf)
    p.path('M250 700C320 690 370 700 430 716S520 716 560 700V770H250Z', dim(c.leaf, 0.3))
    p.path(
      'M250 552C340 588 460 588 550 552V716C460 752 340 752 250 716Z',
      p.lin([
        [0, '#fff3d8', 0.2],
        [0.3, '#fff3d8', 0.24],
        [0.55, '#2a2a4a', 0],
        [1, '#2a2a4a', 0.34],
      ]),
    )
  })
  p.path(
    turned(cx, [
      [141, 398, 1],
      [141, 474],
      [139, 480],
    ]),
    round(p, c.a),
  )
  p.line(`M261 484A139 ${short(139 * opening(484))} 0 0 0 539 484`, dim(c.a, 0.5), 4)
  p.oval(
    cx,
    398,
    141,
    141 * opening(398),
    p.lin([
      [0, lit(c.a, 0.6)],
      [0.6, lit(c.a, 0.2)],
      [1, dim(c.a, 0.06)],
    ]),
  )
  p.oval(
    cx,
    397,
    118,
    118 * opening(398),
    p.lin([
      [0, dim(c.a, 0.12)],
      [1, lit(c.a, 0.3)],
    ]),
  )
}

export const spoons: Draw = (p, c) => {
  p.line('M96 262H704', '#2b2a48', 18, `transform="translate(30 26)" opacity=".24" filter="${p.blur(7)}"`)
  const heads = [
    [
      200,
      'M186 330C190 440 192 540 190 600C150 640 146 740 200 748S250 640 212 600C210 540 210 440 214 330Q200 318 186 330Z',
      'M200 632C176 650 172 712 200 722S226 650 200 632Z',
    ],
    [
      332,
      'M318 330C322 440 324 520 322 580C296 600 290 640 288 770Q332 786 376 770C374 640 368 600 342 ' +
        '580C342 520 342 440 346 330Q332 318 318 330Z',
      'M312 640V752M332 640V756M352 640V752',
    ],
    [
      468,
      'M454 330C458 440 460 530 458 590C430 612 424 640 424 690S444 748 468 748S512 740 512 690S506 ' +
        '612 478 590C478 530 478 440 482 330Q468 318 454 330Z',
      'M450 650V748M468 650V748M486 650V748',
    ],
    [
      600,
      'M588 330C592 440 594 560 590 640C578 690 576 740 584 776Q600 786 616 776C624 740 622 690 610 ' +
        '640C608 560 608 440 612 330Q600 318 588 330Z',
      '',
    ],
  ] as const
  heads.forEach(([x, d, hole], i) => {
    const w = i % 2 ? c.b : c.a
    p.path(d, '#2b2a48', `transform="translate(34 28)" opacity=".28" filter="${p.blur(8)}"`)
    p.line(`M${x} 345V268`, c.cord, 7)
    p.path(
      d,
      p.lin([
        [0, lit(w, 0.36)],
        [0.45, w],
        [1, dim(w, 0.3)],
      ]),
    )
    if (i === 0)
      p.path(
        hole,
        p.lin([
          [0, dim(w, 0.4)],
          [1, lit(w, 0.1)],
        ]),
      )
    else if (hole) p.line(hole, i === 2 ? p.wall : dim(w, 0.35), i === 2 ? 9 : 4)
    p.line(`M${x - 5} 380C${x - 3} 460 ${x - 4} 520 ${x - 3} 580`, lit(w, 0.6), 3, 'opacity=".5"')
    p.oval(x, 346, 5, 6, dim(w, 0.6))
  })
  p.line(
    'M96 262H704',
    p.lin(
      [
        [0, lit(c.rail, 0.45)],
        [0.5, c.rail],
        [1, dim(c.rail, 0.45)],
      ],
      0,
      252,
      0,
      274,
      ' gradientUnits="userSpaceOnUse"',
    ),
    20,
  )
  p.line([200, 332, 468, 600].map((x) => `M${x - 5} 250q5 -5 10 0v24`).join(''), c.cord, 6)
}

export const board: Draw = (p, c) => {
  p.path('M300 800L330 250H650L640 800Z', '#2b2a48', `transform="translate(50 6)" opacity=".24" filter="${p.blur(14)}"`)
  p.oval(460, 806, 260, 20, '#2b2a48', `opacity=".4" filter="${p.blur(7)}"`)
  const grain = (x: number, y: number, w: number, h: number, col: string, k: number) => {
    let g = ''
    for (let i = 1; i < 7; i++) {
      const a = x + (w * i) / 7
      g +=
        `M${short(a)} ${y}C${short(a + k * (i % 3) * 7)} ${short(y + h * 0.35)} ${short(a - k * ((i + 1) % 3) * 8)} ` +
        `${short(y + h * 0.65)} ${short(a)} ${y + h}`
    }
    p.line(g, dim(col, 0.3), 3, 'opacity=".3"')
  }
  const b = 'M318 300Q318 268 350 268H590Q622 268 622 300V780Q622 806 596 806H344Q318 806 318 780Z'
  p.path(b, dim(c.b, 0.4), 'transform="translate(11 3)"')
  p.path(b, flat(p, c.b))
  grain(318, 272, 304, 530, c.b, 1)
  p.path(
    'M200 520Q200 470 250 470H288C300 470 304 440 302 400Q300 356 340 356T378 400C376 440 380 470 ' +
      '392 470H430Q480 470 480 520V770Q480 812 440 812H240Q200 812 200 770Z',
    '#2b2a48',
    `transform="translate(28 4)" opacity=".4" filter="${p.blur(9)}"`,
  )
  const f =
    'M190 520Q190 470 240 470H278C290 470 294 440 292 400Q290 356 330 356T368 400C366 440 370 470 ' +
    '382 470H420Q470 470 470 520V774Q470 814 430 814H230Q190 814 190 774Z'
  p.path(f, dim(c.a, 0.45), 'transform="translate(12 2)"')
  p.path(f, flat(p, c.a))
  p.group(`clip-path="${p.clip(f)}"`, () => grain(190, 360, 280, 456, c.a, 1.2))
  p.oval(330, 396, 15, 15, dim(c.b, 0.35))
  p.path('M316 390a15 15 0 0 1 28 0', dim(c.a, 0.6))
  p.oval(600, 800, 60, 9, '#2b2a48', `opacity=".4" filter="${p.blur(5)}"`)
  fruit(p, 560, 750, 54, c.f, true)
  fruit(p, 650, 766, 44, mix(c.f, paint.clay, 0.25), true)
}
