#include "synfin/cli/app.hpp"

int main(int argc, char** argv) { return synfin::cli::run_program(argc, argv); }
