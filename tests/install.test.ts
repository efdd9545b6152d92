/** `npm ci` works from a fresh clone, on every machine that the tools are made for. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Locked = { readonly version: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
type Manifest = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)))

test('the lock file knows the parts of each tool for every platform, not only for the one it was written on', () => {
  const named = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
  expect(named.filter((name) => !locked.has(name))).toEqual([])
})

test('every package has one exact version', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lock file names no registry', () => {
  expect(Object.values(lock.packages).filter((one) => 'resolved' in one)).toEqual([])
})
