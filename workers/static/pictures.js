// Uploading, made livelier: files may be dropped, each travels alone and says how far it is. Without this file the form
// sends them all at once and everything else is the same.
const form = document.querySelector('form[data-upload]')
const field = form.querySelector('input[type=file]')
const list = form.querySelector('.sent')
const panel = form.closest('.panel')

const line = (name) => {
  const item = document.createElement('li')
  const label = document.createElement('span')
  label.textContent = form.dataset.sending.replace('…', name)
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', label.textContent)
  item.append(label, bar)
  list.append(item)
  return {
    far: (share) => (bar.value = share),
    refused: (why) => {
      bar.remove()
      item.className = 'err'
      label.textContent = `${name}: ${why}`
    },
    done: () => item.remove(),
  }
}

// One file as the form would send it; the answer is the page, which says what was wrong.
const send = (file, told) =>
  new Promise((resolve) => {
    const body = new FormData()
    body.set('key', crypto.randomUUID())
    body.set('files', file)
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.responseType = 'document'
    request.upload.addEventListener('progress', (event) => event.lengthComputable && told.far(event.loaded / event.total))
    request.addEventListener('load', () => {
      const trouble = request.response?.querySelector('.oops p')
      if (request.status < 400 && !trouble) resolve(null)
      else resolve(trouble?.dataset.why ?? trouble?.textContent ?? form.dataset.lost)
    })
    for (const lost of ['error', 'abort', 'timeout']) request.addEventListener(lost, () => resolve(form.dataset.lost))
    request.send(body)
  })

let busy = false
const upload = async (files) => {
  if (busy || files.length === 0) return
  busy = true
  list.replaceChildren()
  form.setAttribute('aria-busy', 'true')
  let added = 0
  let refused = 0
  for (const file of files) {
    const told = line(file.name)
    const why = await send(file, told)
    if (why === null) {
      added++
      told.done()
    } else {
      refused++
      told.refused(why)
    }
  }
  form.removeAttribute('aria-busy')
  busy = false
  field.value = ''
  if (added === 0) return
  const there = new URL(form.action.replace(/\/pictures$/, ''))
  there.search = new URLSearchParams({ done: 'added', count: added })
  there.hash = 'pictures'
  // Reasons stay readable: with one on the page the pictures are only taken anew.
  if (refused === 0) location.assign(there)
  else {
    const page = await fetch(there).then((answer) => answer.text())
    const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector('#pictures')
    for (const part of [...panel.children]) if (part !== form) part.remove()
    form.before(...[...fresh.children].filter((part) => !part.matches('form')))
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  event.stopPropagation()
  upload([...field.files])
})
for (const kind of ['dragenter', 'dragover'])
  panel.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    panel.classList.add('over')
  })
panel.addEventListener('dragleave', (event) => {
  if (!panel.contains(event.relatedTarget)) panel.classList.remove('over')
})
panel.addEventListener('drop', (event) => {
  panel.classList.remove('over')
  if (!event.dataTransfer?.files.length) return
  event.preventDefault()
  upload([...event.dataTransfer.files])
})
