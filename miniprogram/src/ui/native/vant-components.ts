/**
 * The parts of @vant/weapp that bodies in `native/weapp` use; the build copies them and what they lead to.
 * No type syntax here: the build's configuration reads this file, and Taro then takes it uncompiled.
 */
export const VANT_COMPONENTS = ['button', 'field', 'stepper', 'popup', 'switch']

/** Their tags, as a mini-program's configuration names them. */
export const vantTags = Object.fromEntries(VANT_COMPONENTS.map((name) => [`van-${name}`, `/vant/${name}/index`]))
