import { describe, expect, it } from 'vitest'
import { suggestEmail } from '@/lib/ground/email'

describe('une adresse à une faute d’un domaine courant', () => {
  it.each([
    ['claire@gmial.com', 'claire@gmail.com'],
    ['claire@gmal.com', 'claire@gmail.com'],
    ['claire@gmaill.com', 'claire@gmail.com'],
    ['claire@gmail.fr', 'claire@gmail.com'],
    ['Claire@Gmail.con', 'claire@gmail.com'],
    ['claire@orage.fr', 'claire@orange.fr'],
    ['claire@wanadou.fr', 'claire@wanadoo.fr'],
    ['claire@hotmial.fr', 'claire@hotmail.fr'],
    ['claire@laposte.nte', 'claire@laposte.net'],
    ['claire@outlok.com', 'claire@outlook.com'],
    ['claire.petit@transports-durand.exmaple', 'claire.petit@transports-durand.example'],
    ['claire@transports-durand.con', 'claire@transports-durand.com'],
  ])('%s : %s ?', (saisie, juste) => expect(suggestEmail(saisie)).toBe(juste))
  it.each([
    ...['claire@gmail.com', 'claire@mail.com', 'claire@ymail.com', 'claire@fret.fr', 'claire@live.com', 'claire@gmx.fr'],
    ...['claire@exemple.fr', 'claire@transports-durand.com', 'claire', 'claire@', '@gmial.com', 'un deux@gmial.com', ''],
  ])('« %s » ne se corrige pas', (saisie) => expect(suggestEmail(saisie)).toBeNull())
})
