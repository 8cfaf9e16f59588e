'use client'

import { useState } from 'react'
import { describedBy, FieldFrame, type FieldFrameProps } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { useHydrated } from '@/components/ui/use-hydrated'

type PasswordFieldProps = Omit<FieldFrameProps, 'id' | 'children'> & {
  name: string
  id?: string
  autoComplete: 'current-password' | 'new-password'
}

/** Mot de passe, avec « Afficher ». Jamais prérempli. Sans JavaScript, le bouton n’existe pas. */
export function PasswordField({ name, id = name, autoComplete, ...frame }: PasswordFieldProps) {
  const hydrated = useHydrated()
  const [visible, setVisible] = useState(false)
  return (
    <FieldFrame id={id} {...frame}>
      <div className="relative">
        <input
          className="input pr-32"
          id={id}
          name={name}
          type={visible ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
          aria-required={frame.required || undefined}
          aria-invalid={frame.error ? true : undefined}
          aria-describedby={describedBy(id, frame.hint, frame.vif || frame.error)}
        />
        {hydrated ? (
          <button
            className="button button--quiet absolute top-[3px] right-[3px] min-h-[calc(var(--target)-6px)] text-sm/[1.25]"
            type="button"
            aria-pressed={visible}
            aria-controls={id}
            onClick={() => setVisible(!visible)}
          >
            <Icon name="eye" />
            Afficher
            <span className="sr-only"> le mot de passe</span>
          </button>
        ) : null}
      </div>
    </FieldFrame>
  )
}
