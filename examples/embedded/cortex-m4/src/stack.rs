//! Measures how deep an operation goes: paint the free stack, run, see how far the paint is gone.

use cortex_m::register::msp;

const PAINT: u32 = 0x5ea1_5705;
/// What the painting function itself may need below the stack pointer that it reads.
const MARGIN: usize = 256;

unsafe extern "C" {
    /// The lowest address of the stack, from cortex-m-rt's linker script.
    static mut _stack_end: u32;
}

/// Runs `operation` and returns its result with the bytes of stack that it used.
#[inline(never)]
pub fn measure<T>(operation: impl FnOnce() -> T) -> (T, usize) {
    let top = msp::read() as usize;
    paint(top - MARGIN);
    let result = operation();
    (result, top - lowest_touched())
}

#[inline(never)]
fn paint(end: usize) {
    let mut word = &raw mut _stack_end;
    while word.addr() < end {
        // SAFETY: from the stack's end up to `end`, which is below every frame in use, nothing is
        // alive; one core, and no interrupt is enabled.
        unsafe { word.write_volatile(PAINT) };
        word = word.wrapping_add(1);
    }
}

/// Whether `operation` overwrote its stack as deep as it went: the deepest words that it touched
/// hold zeros, but for the few of the call that wrote them.
pub fn is_wiped<T>(operation: impl FnOnce() -> T) -> bool {
    const CALL: usize = 64;
    measure(operation);
    let deepest = (&raw const _stack_end).with_addr(lowest_touched() + CALL);
    // SAFETY: these 64 words are inside the stack, which `operation` went much deeper into.
    (0..64).all(|word| unsafe { deepest.wrapping_add(word).read_volatile() } == 0)
}

#[inline(never)]
fn lowest_touched() -> usize {
    let mut word = &raw const _stack_end;
    // SAFETY: the walk starts at the stack's end and stops at the first word that is not paint,
    // at the latest in the caller's frame, so it stays inside RAM.
    while unsafe { word.read_volatile() } == PAINT {
        word = word.wrapping_add(1);
    }
    word.addr()
}
