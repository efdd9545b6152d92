/** What lies on a desk. */
import { dim, lit, paint } from './colour.ts'
import { cast, flat, markPath, round, speckle, turned } from './forms.ts'
import { blown } from './glass.ts'
import { leaf } from './plants.ts'
import type { Picture } from './picture.ts'
import type { Draw } from './way.ts'

const sheet = (p: Picture, d: string, fill: string) => {
  p.path(d, '#2b2a48', `transform="translate(12 15)" opacity=".3" filter="${p.blur(8)}"`)
  p.path(d, fill)
}

export const cards: Draw = (p, c) => {
  p.group('transform="rotate(8 420 400)"', () => {
    sheet(p, 'M250 240H620V510H250Z', flat(p, c.b))
    p.path('M250 240L435 396L620 240Z', dim(c.b, 0.12)).line(
      'M250 240L435 396L620 240',
      dim(c.b, 0.26),
      3,
      'opacity=".7"',
    )
    p.path('M250 510L400 366M620 510L470 366', 'none', `stroke="${dim(c.b, 0.2)}" stroke-width="3" opacity=".5"`)
    p.oval(
      435,
      390,
      27,
      27,
      p.rad(
        [
          [0, lit(c.c, 0.3)],
          [0.7, c.c],
          [1, dim(c.c, 0.3)],
        ],
        0.36,
        0.3,
        0.8,
      ),
    )
    p.path(markPath(422, 377, 26), lit(c.c, 0.3))
  })
  p.group('transform="rotate(-6 380 640)"', () => {
    sheet(
      p,
      'M180 470H500V850H180Z',
      p.lin(
        [
          [0, '#fffaf0'],
          [0.6, '#f6eddc'],
          [1, '#e2d7c4'],
        ],
        0,
        0,
        1,
        1,
      ),
    )
    p.line('M200 490H480V830H200Z', c.a, 3, 'opacity=".7"')
    p.line('M340 780C336 700 342 640 352 560', paint.moss, 6)
    for (const [x, y, a, l] of [
      [346, 700, -30, 96],
      [342, 730, -150, 100],
      [346, 640, -40, 86],
      [346, 664, -146, 88],
      [352, 590, -56, 76],
      [350, 606, -128, 74],
      [352, 562, -90, 74],
    ] as const)
      leaf(p, x, y, a, l, 20, c.a)
  })
  p.group('transform="rotate(-30 560 700)"', () => {
    sheet(
      p,
      'M548 560H572V800L560 836L548 800Z',
      p.lin([
        [0, lit(c.c, 0.4)],
        [0.4, c.c],
        [1, dim(c.c, 0.4)],
      ]),
    )
    p.path('M548 800H572L560 836Z', paint.ash).path('M556 822H564L560 836Z', paint.ink)
  })
}

/** A card with a bow, half out of its envelope. */
export const voucher: Draw = (p, c) => {
  p.group('transform="rotate(-7 400 560)"', () => {
    sheet(p, 'M210 330H590V720H210Z', flat(p, c.a))
    p.line('M232 352H568V698H232Z', lit(c.a, 0.3), 3, 'opacity=".8"')
    p.path('M210 500H590V546H210Z', c.c).path('M376 330H424V720H376Z', c.c)
    p.path('M400 522C352 430 268 448 300 500C318 528 366 528 400 522Z', lit(c.c, 0.16))
    p.path('M400 522C448 430 532 448 500 500C482 528 434 528 400 522Z', lit(c.c, 0.1))
    p.oval(400, 522, 22, 19, dim(c.c, 0.12))
  })
  p.group('transform="rotate(5 400 720)"', () => {
    sheet(p, 'M180 610H640V880H180Z', flat(p, c.b))
    p.path('M180 880L374 730Q410 706 446 730L640 880Z', dim(c.b, 0.1))
    p.path('M180 610L180 880L360 742ZM640 610L640 880L460 742Z', dim(c.b, 0.05))
  })
}

export const pencils: Draw = (p, c) => {
  const cx = 395
  cast(p, cx, 794, 104, 2)
  p.oval(
    cx,
    560,
    108,
    20,
    p.lin([
      [0, dim(c.a, 0.52)],
      [1, dim(c.a, 0.2)],
    ]),
  )
  const one = (x: number, top: number, lean: number, colour: string) => {
    const at = `rotate(${lean} ${x} 700)`
    p.group(`transform="${at}"`, () => {
      p.path(
        `M${x - 13} ${top}H${x + 13}V640H${x - 13}Z`,
        p.lin([
          [0, lit(colour, 0.44)],
          [0.4, colour],
          [1, dim(colour, 0.4)],
        ]),
      )
      p.path(`M${x - 13} ${top}L${x} ${top - 58}L${x + 13} ${top}Q${x} ${top + 10} ${x - 13} ${top}Z`, paint.ash)
      p.path(`M${x - 5} ${top - 36}L${x} ${top - 58}L${x + 5} ${top - 36}Z`, paint.ink)
    })
  }
  one(346, 372, -12, c.b)
  one(448, 350, 13, c.c)
  one(372, 322, -4, c.pen)
  one(424, 392, 6, c.b)
  one(400, 360, 1, c.c)
  const d = turned(
    cx,
    [
      [108, 560, 1],
      [108, 700],
      [104, 780],
      [100, 794],
    ],
    { front: true },
  )
  p.path(d, round(p, c.a))
  speckle(p, p.clip(d), dim(c.a, 0.6), [290, 600, 210, 180], 34, 4)
  p.path('M280 690C340 712 450 712 510 690V714C450 736 340 736 280 714Z', c.c, `opacity=".8" clip-path="${p.clip(d)}"`)
  p.line('M287 562A108 18 0 0 0 503 562', lit(c.a, 0.5), 7)
  p.line('M308 620C304 680 306 730 312 770', lit(c.a, 0.85), 10, 'opacity=".4"')
}

export const wrap: Draw = (p, c) => {
  const roll = (y: number, colour: string, motif: string, ink: string) => {
    const d = `M120 ${y}H664Q686 ${y + 42} 664 ${y + 84}H120Z`
    p.path(d, '#2b2a48', `transform="translate(10 22)" opacity=".34" filter="${p.blur(9)}"`)
    p.path(d, colour)
    p.path(motif, ink, `clip-path="${p.clip(d)}"`)
    p.path(
      d,
      p.lin(
        [
          [0, '#fff3d8', 0.5],
          [0.4, '#fff3d8', 0],
          [0.6, '#2a2a4a', 0.04],
          [1, '#2a2a4a', 0.44],
        ],
        0,
        0,
        0,
        1,
      ),
    )
    p.oval(
      120,
      y + 42,
      21,
      42,
      p.lin([
        [0, lit(colour, 0.5)],
        [1, dim(colour, 0.12)],
      ]),
    )
    p.line(`M120 ${y + 42}m-3 0a4 7 0 1 1 7 3a8 17 0 1 1 -12 -8a12 27 0 1 1 -2 20`, dim(colour, 0.4), 3)
  }
  p.group('transform="rotate(-28 400 560)"', () => {
    let [dots, bars, waves] = ['', '', '']
    for (let x = 160; x < 680; x += 44) {
      for (const y of [412, 444, 476]) dots += `M${x + (y % 3) * 14} ${y}h12v12h-12Z`
      bars += `M${x} 500h14v120h-14Z`
      for (const y of [636, 662, 690]) waves += `M${x} ${y}q11 -14 22 0t22 0v7q-11 14 -22 0t-22 0Z`
    }
    roll(398, c.a, dots, c.b)
    roll(514, c.b, bars, c.a)
    roll(630, c.c, waves, lit(c.c, 0.75))
    p.path('M380 386H400V728H380Z', '#f3ead9').path(
      'M380 386H400V728H380Z',
      p.lin([
        [0, '#fff', 0],
        [1, '#2a2a4a', 0.18],
      ]),
    )
    p.line('M390 470C350 430 330 460 352 474T390 476C430 430 450 460 428 474T390 476', '#f3ead9', 8)
  })
}

export const inkwell: Draw = (p, c) => {
  const cx = 350
  cast(p, cx, 790, 120, 1.7, dim(c.a, 0.4))
  blown(p, {
    cx,
    half: [
      [60, 560, 1],
      [62, 600],
      [126, 640],
      [134, 700],
      [132, 770],
      [122, 790],
    ],
    c: c.a,
    filled: [660, c.a],
  })
  p.line('M240 760C234 716 236 684 250 664', '#fffaf0', 12, 'opacity=".55"')
  p.path('M290 690H424V760Q356 770 290 760Z', '#f6eddb').path(markPath(338, 706, 38), c.a)
  p.path(
    turned(cx, [
      [70, 500, 1],
      [70, 562],
      [66, 572],
    ]),
    round(p, paint.ink),
  )
  p.oval(
    cx,
    500,
    70,
    12,
    p.lin([
      [0, lit(paint.ink, 0.4)],
      [1, lit(paint.ink, 0.1)],
    ]),
  )
  p.group('transform="rotate(64 560 740)"', () => {
    p.path(
      'M548 470H572L578 720L568 760H552L542 720Z',
      '#2b2a48',
      `transform="translate(20 -4)" opacity=".34" filter="${p.blur(7)}"`,
    )
    p.path(
      'M550 460Q560 440 570 460L578 720H542Z',
      p.lin([
        [0, lit(c.b, 0.5)],
        [0.4, c.b],
        [1, dim(c.b, 0.4)],
      ]),
    )
    p.path(
      'M542 716H578V736H542Z',
      p.lin([
        [0, lit(paint.brass, 0.5)],
        [1, dim(paint.brass, 0.3)],
      ]),
    )
    p.path(
      'M546 736H574L562 812H558Z',
      p.lin([
        [0, lit(paint.steel, 0.5)],
        [1, dim(paint.steel, 0.3)],
      ]),
    )
    p.line('M560 750V806', dim(paint.steel, 0.5), 2.5)
  })
}
