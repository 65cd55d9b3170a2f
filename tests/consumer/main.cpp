#include "synfin/model/fields.hpp"

int main() { return 0; }
