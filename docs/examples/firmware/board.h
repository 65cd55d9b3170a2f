#ifndef BOARD_H
#define BOARD_H

void say(const char* text);
void leave(int status);

#endif
