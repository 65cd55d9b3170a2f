# `cmake --install` and find_package(synfin): the libraries, their headers, and the program.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/synfin)

foreach(folder model runtime gen proofs oracle cli)
  install(TARGETS synfin_${folder} EXPORT synfinTargets)
  install(DIRECTORY ${folder}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/synfin/${folder}
          FILES_MATCHING PATTERN "*.hpp")
endforeach()
if(TARGET synfin)
  install(TARGETS synfin EXPORT synfinTargets)
endif()

install(EXPORT synfinTargets NAMESPACE synfin:: DESTINATION ${package_dir})
configure_package_config_file(cmake/synfinConfig.cmake.in ${PROJECT_BINARY_DIR}/synfinConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/synfinConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/synfinConfig.cmake ${PROJECT_BINARY_DIR}/synfinConfigVersion.cmake
              cmake/dependencies.cmake
        DESTINATION ${package_dir})
