// The board: what a Cortex-M3 does from reset to main, and semihosting, by which QEMU (or a debugger) prints
// what the program says and ends with its status. A real board has an Ethernet driver here and a timer.
#include "board.h"

#include <stddef.h>
#include <stdint.h>

extern uint8_t stack_top[], data_begin[], data_end[], data_in_flash[], bss_begin[], bss_end[];
int main(void);

static int semihosting(int operation, const void* argument) {
  register int r0 __asm__("r0") = operation;
  register const void* r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}
void say(const char* text) { semihosting(0x04, text); }  // SYS_WRITE0
void leave(int status) {
  // SYS_EXIT_EXTENDED: ADP_Stopped_ApplicationExit, and the status
  const uint32_t how[] = {0x20026, (uint32_t)status};
  semihosting(0x20, how);
  for (;;) {
  }
}

void reset(void) {
  for (size_t i = 0; data_begin + i < data_end; ++i) data_begin[i] = data_in_flash[i];
  for (uint8_t* at = bss_begin; at < bss_end; ++at) *at = 0;
  leave(main());
}
static void fault(void) {
  say("fault\n");
  leave(3);
}

__attribute__((section(".vectors"), used)) static void* const vectors[] = {stack_top, reset, fault, fault,
                                                                           fault,     fault, fault};

// What GCC may call for copies and zeroes, there being no library.
void* memcpy(void* to, const void* from, size_t count) {
  for (size_t i = 0; i < count; ++i) ((uint8_t*)to)[i] = ((const uint8_t*)from)[i];
  return to;
}
void* memset(void* to, int value, size_t count) {
  for (size_t i = 0; i < count; ++i) ((uint8_t*)to)[i] = (uint8_t)value;
  return to;
}
