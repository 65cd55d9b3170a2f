# SYNFIN_OWN: a user's own timers, fields and configuration values (model/own.hpp). Whoever links a library of ours sees
# the same ones; what is wrong with them is said here, before anything is built.
cmake_path(ABSOLUTE_PATH SYNFIN_OWN BASE_DIRECTORY ${CMAKE_SOURCE_DIR} NORMALIZE OUTPUT_VARIABLE own)
if(NOT EXISTS ${own})
  message(FATAL_ERROR "SYNFIN_OWN: there is no file ${own}")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${own})
target_compile_definitions(synfin_model PUBLIC SYNFIN_OWN="${own}")

separate_arguments(flags NATIVE_COMMAND "${CMAKE_CXX_FLAGS}")
execute_process(
  COMMAND ${CMAKE_CXX_COMPILER} ${flags} -std=c++20 -fsyntax-only -Wfatal-errors "-DSYNFIN_OWN=\"${own}\""
          -I${Boost_INCLUDE_DIRS} ${PROJECT_SOURCE_DIR}/model/own.cpp
  RESULT_VARIABLE status ERROR_VARIABLE said OUTPUT_VARIABLE said)
if(NOT status EQUAL 0)
  message(NOTICE "${said}")
  message(FATAL_ERROR "SYNFIN_OWN: ${own} cannot be used, as the compiler says above")
endif()
