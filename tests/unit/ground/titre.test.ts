import { expect, it } from 'vitest'
import { marque } from '@/lib/ground/marque'
import { titleOf } from '@/lib/ground/titre'

it('le titre d’un onglet nomme le lieu et la marque', () => expect(titleOf('Mon profil')).toBe(`Mon profil – ${marque.lieu.client} ${marque.nom}`))
