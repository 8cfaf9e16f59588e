'use server'
import { publicAction } from '@/lib/http/action'
import { StaffSignInForm } from '@/lib/identite/schema'
import { signInStaff } from '@/lib/identite/sign-in'

export const signIn = publicAction({ schema: StaffSignInForm, secrets: ['motDePasse', 'code'] }, signInStaff)
