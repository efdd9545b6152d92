/** Which addresses are videos, and their one spelling. */
import { expect, test } from 'vitest'
import { videoAt } from './video.ts'

const YOUTUBE = { kind: 'youtube', address: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ' }
const VIMEO = { kind: 'vimeo', address: 'https://vimeo.com/76979871' }

test.each([
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=12s', YOUTUBE],
  ['https://m.youtube.com/watch?list=1&v=aqz-KE-bpKQ', YOUTUBE],
  ['https://youtu.be/aqz-KE-bpKQ?si=x', YOUTUBE],
  ['https://www.youtube.com/shorts/aqz-KE-bpKQ', YOUTUBE],
  ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ', YOUTUBE],
  ['https://vimeo.com/76979871', VIMEO],
  ['https://player.vimeo.com/video/76979871?h=1', VIMEO],
  ['https://vimeo.com/channels/staffpicks/76979871', VIMEO],
  ['https://vimeo.com/groups/shorts/videos/76979871', VIMEO],
  ['https://vimeo.com/showcase/1234567/video/76979871', VIMEO],
  ['https://vimeo.com/123456789/abcdef0123', { kind: 'vimeo', address: 'https://vimeo.com/123456789/abcdef0123' }],
  ['https://vimeo.com/123456789/1234567890', { kind: 'vimeo', address: 'https://vimeo.com/123456789/1234567890' }],
  ['https://vimeo.com/123456789?h=abcdef0123', { kind: 'vimeo', address: 'https://vimeo.com/123456789/abcdef0123' }],
  [
    'https://player.vimeo.com/video/123456789?autoplay=1&h=abcdef0123',
    { kind: 'vimeo', address: 'https://vimeo.com/123456789/abcdef0123' },
  ],
  ['http://www.youtube.com/watch?v=aqz-KE-bpKQ', YOUTUBE],
  ['www.youtube.com/watch?v=aqz-KE-bpKQ', YOUTUBE],
  ['youtu.be/aqz-KE-bpKQ', YOUTUBE],
  ['//www.youtube.com/embed/aqz-KE-bpKQ', YOUTUBE],
  ['https://music.youtube.com/watch?v=aqz-KE-bpKQ&list=1', YOUTUBE],
  ['https://www.youtube.com/live/aqz-KE-bpKQ?feature=share', YOUTUBE],
  ['vimeo.com/76979871', VIMEO],
  [' https://files.example/a film.mp4 ', { kind: 'file', address: 'https://files.example/a%20film.mp4' }],
  [`/files/${'0af'.repeat(10)}12/a-film.mp4`, { kind: 'file', address: `/files/${'0af'.repeat(10)}12/a-film.mp4` }],
  ['https://files.example/film.WEBM?v=2', { kind: 'file', address: 'https://files.example/film.WEBM?v=2' }],
])('%s is one', (typed, video) => {
  expect(videoAt(typed)).toEqual(video)
  expect(videoAt(video.address)).toEqual(video)
})

test.each([
  '',
  'film.mp4',
  '/files/film.mp4',
  `/files/${'0af'.repeat(10)}12/a-film.pdf`,
  '/elsewhere/film.mp4',
  'http://files.example/film.mp4',
  'javascript:alert(1)//film.mp4',
  'https://me:secret@files.example/film.mp4',
  'https://files.example/film.mov',
  'https://www.youtube.com/@somebody',
  'https://www.youtube.com/watch?v=<script>',
  'https://youtube.com.evil.example/watch?v=aqz-KE-bpKQ',
  'https://vimeo.com/channels',
  'https://vimeo.com/showcase/1234567',
  'https://vimeo.com/event/1234567',
  'https://vimeo.com/123456789/settings',
  'https://www.youtube.com/user/abcdefghijk',
  'https://www.youtube.com/c/abcdefghijk',
  'https://www.youtube.com/abcdefghijk',
  'https://www.youtube.com/results/abcdefghijk',
  'https://www.youtube.com/results?v=aqz-KE-bpKQ',
  'https://www.youtube.com/embed/videoseries?list=PL1',
  'https://www.youtube.com/embed/live_stream?channel=UC1',
  'https://youtu.be/user/aqz-KE-bpKQ',
  'https://me:secret@www.youtube.com/watch?v=aqz-KE-bpKQ',
  'ftp://www.youtube.com/watch?v=aqz-KE-bpKQ',
  'www.files.example/film.mp4',
])('%s is none', (typed) => {
  expect(videoAt(typed)).toBeUndefined()
})
