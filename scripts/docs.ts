/** npm run docs: writes the tables of docs/ that follow from code. tests/written.test.ts says when that was forgotten. */
import { BOUNDS_BLOCK } from './docs/bounds.ts'
import { SCALE_BLOCKS } from './docs/scale.ts'
import { readWords } from './command-line.ts'
import { writeBlock } from './written.ts'

readWords({ file: import.meta.url }, {})

for (const block of [...SCALE_BLOCKS, BOUNDS_BLOCK]) writeBlock(block, undefined)
