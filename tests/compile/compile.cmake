# tests/compile/<name>.good.cpp must compile; <name>.bad.cpp must not, and the compiler must say what the first
# line of the file expects (`// expect: text`). One test for each pair.
file(GLOB pairs CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.good.cpp ${CMAKE_CURRENT_LIST_DIR}/*.bad.cpp)
list(TRANSFORM pairs REPLACE "[.](good|bad)[.]cpp$" "")
list(REMOVE_DUPLICATES pairs)
foreach(pair IN LISTS pairs)
  cmake_path(GET pair FILENAME name)
  add_test(NAME compile.${name}
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/pair.sh ${pair} ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only
            -isystem ${Boost_INCLUDE_DIRS})
  set_tests_properties(compile.${name} PROPERTIES LABELS compile TIMEOUT 300)
endforeach()
